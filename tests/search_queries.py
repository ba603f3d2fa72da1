"""What readers type into the search box over the posts of search_site.py, and what must come first."""

from __future__ import annotations

import unicodedata

FIRST_POST = "Từ bỏ Deep learning"
#: Query, and the title that comes first.
QUERIES = [
    # without diacritics, with all, with some
    ("tu bo deep", FIRST_POST),
    ("từ bỏ deep", FIRST_POST),
    ("từ bo deep", FIRST_POST),
    ("tu bỏ deep learning", FIRST_POST),
    ("TỪ BỎ DEEP LEARNING", FIRST_POST),
    ("tu bo", FIRST_POST),
    ("Từ bỏ", FIRST_POST),
    ("hoc may", "Học máy bắt đầu từ đâu"),
    ("học máy", "Học máy bắt đầu từ đâu"),
    ("Hoc Máy bat dau", "Học máy bắt đầu từ đâu"),
    ("ma tran", "Ma trận và định thức"),
    ("ma trận", "Ma trận và định thức"),
    ("dinh thuc", "Ma trận và định thức"),
    ("xac suat co dieu kien", "Xác suất có điều kiện"),
    ("xác suất", "Xác suất có điều kiện"),
    ("thong ke", "Thống kê cho người lười"),
    ("thống ke", "Thống kê cho người lười"),
    ("nguoi luoi", "Thống kê cho người lười"),
    ("nguyen", "Bạn Nguyễn kể chuyện thực tập"),
    ("Nguyễn", "Bạn Nguyễn kể chuyện thực tập"),
    ("nghieng nga", "Bạn Nguyễn kể chuyện thực tập"),
    # the beginning of a word, as one types
    ("tu bo d", FIRST_POST),
    ("tu bo de", FIRST_POST),
    ("từ bỏ dee", FIRST_POST),
    ("thong k", "Thống kê cho người lười"),
    ("xac su", "Xác suất có điều kiện"),
    ("dao h", "Đạo hàm là gì"),
    ("overfi", "Overfitting explained with bread"),
    ("regular", "Overfitting explained with bread"),
    ("pyt", "Ghi chép PyTorch"),
    # đ and d
    ("dao ham", "Đạo hàm là gì"),
    ("đạo hàm", "Đạo hàm là gì"),
    ("ĐẠO HÀM", "Đạo hàm là gì"),
    ("đao ham", "Đạo hàm là gì"),
    ("duong pho", "Đường phố mùa thi"),
    ("đường phố", "Đường phố mùa thi"),
    ("an it duong", "Ăn ít đường lại"),
    ("dinh nghia", "Đạo hàm là gì"),
    # an exact match above a folded one
    ("đến", "Đến nơi rồi"),
    ("đèn", "Đèn học nào tốt"),
    ("đen", "Cà phê đen không đường"),
    ("ma ca", "Ma cà rồng trong phim"),
    ("mã", "Mã nguồn mở đầu tiên của mình"),
    ("máy", "Máy tính cũ để học"),
    ("đèn học", "Đèn học nào tốt"),
    ("cà phê đen", "Cà phê đen không đường"),
    # composed and decomposed
    (unicodedata.normalize("NFD", "đạo hàm"), "Đạo hàm là gì"),
    (unicodedata.normalize("NFD", "Từ bỏ"), FIRST_POST),
    ("đà nẵng", "Bài gõ trên máy Mac"),
    ("da nang", "Bài gõ trên máy Mac"),
    (unicodedata.normalize("NFD", "Cần Thơ"), "Bài gõ trên máy Mac"),
    ("bài gõ trên máy", "Bài gõ trên máy Mac"),
    # the tone mark on either vowel
    ("hoà bình", "Một ngày ở Hoà Bình"),
    ("hòa bình", "Một ngày ở Hoà Bình"),
    ("hoa binh", "Một ngày ở Hoà Bình"),
    ("thủy lợi", "Ôn thi trường Thuỷ Lợi"),
    ("thuỷ lợi", "Ôn thi trường Thuỷ Lợi"),
    ("thuỷ điện", "Một ngày ở Hoà Bình"),
    ("khoẻ", "Chạy bộ cho khỏe"),
    ("khỏe", "Chạy bộ cho khỏe"),
    # title above text
    ("hoc hanh", "Học hành lơ mơ"),
    ("linux", "Cài Linux lên máy cũ"),
    ("từ điển", "Từ điển của bố"),
    # words of the text, of headings and of code
    ("quy tac chuoi", "Đạo hàm là gì"),
    ("lan truyền ngược", "Đạo hàm là gì"),
    ("nơ-ron", "Đạo hàm là gì"),
    ("bayes", "Xác suất có điều kiện"),
    ("AdamW", "Ghi chép PyTorch"),
    ("zero_grad", "Ghi chép PyTorch"),
    ("loss.backward()", "Ghi chép PyTorch"),
    ("apt-get install", "Cài Linux lên máy cũ"),
    ("std::vector", "Học lại C++ sau ba năm"),
    ("trị riêng", "Ma trận và định thức"),
    ("thinkpad", "Máy tính cũ để học"),
    # English, and pages that are no posts
    ("den of foxes", "A den of foxes"),
    ("foxes", "A den of foxes"),
    ("early stopping", "Overfitting explained with bread"),
    ("weight decay", "Overfitting explained with bread"),
    ("rebase", "Git for one person"),
    ("gioi thieu", "Giới thiệu"),
    # tags
    ("#cong-viec", "Bạn Nguyễn kể chuyện thực tập"),
    ("#Công-việc", "Bạn Nguyễn kể chuyện thực tập"),
    ("#toan hoc may", "Xác suất có điều kiện"),
    ("cong viec", "Bạn Nguyễn kể chuyện thực tập"),
    ("#hoc-may #lap-trinh", "Ghi chép PyTorch"),
]
#: Type a query in place of the last one, and return the title of the first result without its date.
TYPE = """async query => {
  const box = document.querySelector("[data-md-component=search-query]")
  const told = document.querySelector(".md-search-result__meta")
  const until = come => new Promise(done => {
    const look = () => come() ? done() : setTimeout(look, 5)
    look()
  })
  const type = text => {
    box.focus()
    box.value = text
    box.dispatchEvent(new Event("input", { bubbles: true }))
    box.dispatchEvent(new KeyboardEvent("keyup"))
  }
  type("")
  await until(() => told.textContent.startsWith("Nhập để bắt đầu tìm kiếm"))
  type(query)
  const first = () => document.querySelector(".md-search-result__item h1")
  await until(() => told.textContent.includes("kết quả") && (first() || told.textContent.includes("Không có")))
  const heading = first()?.cloneNode(true)
  heading?.querySelector(".search-date")?.remove()
  return heading?.textContent.trim()
}"""
