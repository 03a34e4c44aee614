//! Names -> the part of an id behind its kind: `Retno Marsudi` is `person:retno-marsudi`.
//!
//! The build script includes this file as well, to leave out the ids that follow from the name.

/// Letters and digits of a name in lower case, words joined by hyphens.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_string()
}
