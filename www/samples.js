// Texts for a first look. Every event and every private person in them is invented;
// only states and institutions are real, so that the lexicons have something to find.

export const samples = [
  {
    id: "diplomasi",
    text: `Indonesia Sesalkan Perundingan Natuna Terhenti, Malaysia Bantah Menarik Diri

Jakarta — Indonesia menyesalkan terhentinya perundingan batas laut di bawah naungan ASEAN di Labuan Bajo, Selasa. Kementerian Luar Negeri Indonesia mendesak semua pihak agar kembali ke meja perundingan sebelum akhir bulan.

Juru bicara delegasi Malaysia, Hafiz Zulkarnain Rahim, membantah tuduhan bahwa negaranya menarik diri. "Kami tidak menolak usulan Indonesia, tetapi kami belum menyetujui peta yang diajukan," kata Hafiz kepada wartawan.

Usulan Indonesia didukung oleh Filipina dan Thailand. Vietnam menyambut baik rancangan itu, tetapi memperingatkan bahwa pembahasan yang tergesa-gesa hanya akan menunda kesepakatan. Singapura mungkin akan mendukung usulan tersebut bila Malaysia ikut menandatanganinya.

Tiongkok, yang bukan peserta perundingan, mengkritik keterlibatan Australia sebagai pengamat. Kecaman Beijing terhadap Canberra itu ditanggapi dengan tenang. Duta Besar Australia untuk ASEAN, Eleanor Whitcombe, tidak membantah bahwa negaranya memberi bantuan teknis. "Kami berkomitmen membantu ASEAN," ujarnya.

Uni Eropa memuji Indonesia yang tetap membuka pintu dialog. Amerika Serikat belum bersikap.`,
  },
  {
    id: "parlemen",
    text: `Komisi I DPR Tolak Pangkas Anggaran Satelit, Kemenkeu Minta Waktu

Jakarta — Komisi I DPR menolak rencana Kementerian Keuangan memangkas anggaran satelit pertahanan. Penolakan DPR itu disampaikan dalam rapat kerja di Senayan, Rabu malam.

Ketua Panitia Kerja Satelit, Bramantyo Suryadilaga, menuding Kementerian Keuangan mengubah angka tanpa pembahasan. Tudingan itu dibantah oleh Direktur Anggaran Kementerian Keuangan, Ratna Wulandari Siregar. "Kami tidak pernah mengubah angka. Kami hanya meminta waktu dua pekan," kata Ratna.

Fraksi Partai Golkar mendukung penundaan, sedangkan Fraksi PDI Perjuangan mempertanyakan alasannya. Partai Keadilan Sejahtera tidak setuju anggaran dipotong, tetapi mengapresiasi keterbukaan Kementerian Keuangan. Fraksi Partai Demokrat belum menyatakan sikap.

Kementerian Pertahanan dikritik oleh Badan Pemeriksa Keuangan karena laporan proyek terlambat. Menanggapi kritik itu, Sekretaris Kementerian Pertahanan, Yohanes Lumban Tobing, meminta maaf kepada DPR dan berjanji akan menyerahkan laporan lengkap pada hari Senin.

Mahkamah Konstitusi harus menolak gugatan yang mungkin timbul, menurut Bramantyo. Transparency International Indonesia justru meragukan manfaat proyek tersebut dan menuntut audit terbuka.`,
  },
  {
    id: "unjuk-rasa",
    text: `Nelayan Protes Izin Tambang Pasir, Polri Bantah Pakai Gas Air Mata

Makassar — Ratusan nelayan berunjuk rasa menentang izin tambang pasir laut di depan kantor Gubernur Sulawesi Selatan, Kamis. Mereka menuntut Kementerian Kelautan dan Perikanan mencabut izin yang terbit bulan lalu.

Koordinator aksi, Daeng Marewa Patunru, mengecam sikap pemerintah provinsi. "Kami tidak takut ancaman perusahaan. Kami juga tidak percaya janji Gubernur," katanya dari atas mobil pengeras suara.

Aksi itu didukung oleh Walhi dan Kontras. Walhi menuduh polisi menembakkan gas air mata ke arah perempuan dan anak-anak. Polri membantah tuduhan tersebut. Kepala Bidang Humas, Komisaris Besar Andi Lesmana Tjakra, membenarkan bahwa empat orang dibawa ke kantor polisi, tetapi menyangkal adanya penahanan.

Komnas HAM prihatin atas cara aparat menangani unjuk rasa. Permintaan Komnas HAM agar keempat warga dibebaskan belum dijawab oleh Polri. Sementara itu, Ombudsman mengingatkan Kementerian Kelautan dan Perikanan agar membuka dokumen lingkungan kepada warga.

Gubernur tidak menolak dialog. Ia berjanji menemui nelayan pada hari Sabtu dan menyayangkan kericuhan yang terjadi. Nelayan geram kepada perusahaan, tetapi menyambut baik janji itu.`,
  },
  {
    id: "keamanan",
    text: `Jepang Kecam Uji Rudal Korut, Rusia Minta DK PBB Menahan Diri

Seoul — Jepang dan Korea Selatan mengecam uji coba rudal balistik Korea Utara yang jatuh di Laut Jepang pada Jumat dini hari. Kementerian Pertahanan Korea Selatan memperingatkan Pyongyang bahwa provokasi berikutnya akan dibalas.

Korut dituding Washington melanggar resolusi Dewan Keamanan PBB. Pyongyang membantah dan mengancam akan menguji rudal lain bila latihan gabungan Amerika Serikat dan Korea Selatan dilanjutkan. "Kami tidak akan meminta maaf kepada siapa pun," kata wakil tetap Korea Utara untuk PBB, Ri Chol Gwang.

Rusia menolak rancangan sanksi baru, sedangkan Tiongkok tidak mendukung maupun menentangnya. Beijing mendesak semua pihak menahan diri. Penolakan Moskow disesalkan oleh Prancis dan Inggris.

NATO menyatakan keprihatinan atas uji coba itu. Kekhawatiran NATO terhadap Korut dinilai berlebihan oleh Iran. Sekretaris Jenderal PBB menyerukan perundingan tanpa syarat. Indonesia mendukung seruan PBB tersebut dan menawarkan Jakarta sebagai tempat bertemu.

Peneliti Lowy Institute, Marcus Feldhaven, meragukan bahwa sanksi akan efektif. Menurut dia, Tiongkok sebaiknya mengakui peran Korea Selatan lebih dahulu.`,
  },
];
