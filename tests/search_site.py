"""Posts in Vietnamese and English for searching, as a mapping of file names to texts, and a site of them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from site_builder import GROWN_SITE_URL, Build, build, copy_project


def _post(title: str, tags: str, text: str, *, date: str = "2023-05-01", more: str = "") -> str:
    return f'---\ntitle: "{title}"\ndate: {date}\ntags: [{tags}]\n{more}---\n\n{text}\n'


_TEXTS = {
    "hoa-binh": _post("Một ngày ở Hoà Bình", '"Du lịch"', "Thủy điện trên sông, và cơm lam bên đường."),
    "thuy-loi": _post("Ôn thi trường Thuỷ Lợi", '"Học tập"', "Đề năm ngoái khó hơn đề năm nay."),
    "khoe": _post("Chạy bộ cho khỏe", '"Đời sống"', "Mỗi sáng chạy ba cây số rồi mới ngồi vào bàn."),
    "den-noi": _post("Đến nơi rồi", '"Du lịch"', "Xe dừng ở bến lúc nửa đêm."),
    "den-hoc": _post("Đèn học nào tốt", '"Đời sống"', "Ánh sáng vàng hay trắng, 4000 K là vừa."),
    "ca-phe-den": _post("Cà phê đen không đường", '"Đời sống"', "Một ly mỗi sáng, hai ly mùa thi."),
    "dao-ham": _post(
        "Đạo hàm là gì",
        '"Toán"',
        "## Định nghĩa\n\nGiới hạn của tỉ số.\n\n## Quy tắc chuỗi\n\nMạng nơ-ron nào cũng dùng lan truyền ngược.\n\n"
        "## Ví dụ\n\nHàm mũ giữ nguyên sau khi lấy đạo hàm.",
    ),
    "ma-tran": _post("Ma trận và định thức", '"Toán"', "Trị riêng và vectơ riêng của ma trận đối xứng."),
    "ma-nguon": _post(
        "Mã nguồn mở đầu tiên của mình", '"Lập trình"', "Sửa một lỗi chính tả, đợi hai tuần để được gộp."
    ),
    "ma-ca-rong": _post("Ma cà rồng trong phim", '"Đời sống"', "Xem để ngủ, rồi không ngủ được."),
    "xac-suat": _post(
        "Xác suất có điều kiện", '"Toán", "Học máy"', "Định lý Bayes nói rằng niềm tin đổi theo bằng chứng."
    ),
    "hoc-may": _post("Học máy bắt đầu từ đâu", '"Học máy"', "Bắt đầu từ hồi quy tuyến tính, đừng từ Transformer."),
    "may-hoc": _post("Máy tính cũ để học", '"Đời sống"', "Mua lại một chiếc ThinkPad, thay pin, thay bàn phím."),
    "hoc-hanh": _post("Học hành lơ mơ", '"Học tập"', "Mình có một cái máy pha cà phê và rất ít động lực."),
    "thong-ke": _post("Thống kê cho người lười", '"Toán"', "Trung bình, trung vị, phương sai; thế là đủ để nói dối."),
    "pytorch": _post(
        "Ghi chép PyTorch",
        '"Học máy", "Lập trình"',
        "```python\noptimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)\nloss.backward()\n```\n\n"
        "Quên `zero_grad` là gradient cộng dồn.",
    ),
    "overfitting": _post(
        "Overfitting explained with bread",
        '"machine learning"',
        "A model that memorises its training data is like a baker who knows a single loaf.\n\n"
        "## Regularization\n\nWeight decay keeps the dough small.\n\n## Early stopping\n\nTake it out of the oven.",
    ),
    "den-of-thieves": _post("A den of foxes", '"life"', "The den is under the old oak."),
    "git": _post("Git for one person", '"Lập trình"', "Commit often, rebase before you push, never force on main."),
    "linux": _post(
        "Cài Linux lên máy cũ", '"Lập trình"', "Debian chạy êm trên 2 GB RAM.\n\n```sh\nsudo apt-get install vim\n```"
    ),
    "c-plus-plus": _post("Học lại C++ sau ba năm", '"Lập trình"', "Con trỏ, tham chiếu, và std::vector."),
    "tieng-anh": _post("Học tiếng Anh qua truyện", '"Học tập"', "Đọc chậm, tra ít, đoán nhiều."),
    "nguyen": _post("Bạn Nguyễn kể chuyện thực tập", '"Công việc"', "Nghiêng ngả mấy tuần đầu, rồi cũng quen."),
    "duong-pho": _post("Đường phố mùa thi", '"Đời sống"', "Phố dài, nắng to, đề khó."),
    "duong-an": _post("Ăn ít đường lại", '"Đời sống"', "Nước ngọt là thứ bỏ đầu tiên."),
    "tu-dien": _post("Từ điển của bố", '"Đời sống"', "Quyển sách cũ, gáy đã bong, bố vẫn giữ."),
    "html": _post(
        "Viết `<b>` và &lt; trong HTML & CSS", '"Lập trình"', "Thẻ `<script>alert(1)</script>` phải được thoát ra."
    ),
    "nfd": unicodedata.normalize(
        "NFD", _post("Bài gõ trên máy Mac", '"Lập trình"', "Chữ tổ hợp: Huế, Đà Nẵng, Cần Thơ.")
    ),
    "an": _post("Bài giấu khỏi tìm kiếm", '"Đời sống"', "Chữ zyxwv chỉ có ở đây.", more="searchHidden: true\n"),
    "anchor": _post("Mục lục dài", '"Đời sống"', "## Đường đi\n\nRẽ trái ở cây đa.\n\n## Lối về\n\nVẫn cây đa ấy."),
}
#: Enough posts about one thing that not all of them can be shown at once.
_TEXTS |= {
    f"nhat-ky-{number}": _post(
        f"Nhật ký tuần {number}",
        '"Nhật ký"',
        f"Tuần thứ {number}, vẫn quán quen.",
        date=f"2022-{number % 12 + 1:02}-01",
    )
    for number in range(1, 46)
}
SEARCH_POSTS = {f"docs/blog/posts/{name}.md": text for name, text in _TEXTS.items()}
#: Posts of this file but for the hidden one, the project's own post, and its page about the author.
NUMBER_OF_PAGES = len(SEARCH_POSTS) - 1 + 2


def built_site(folder: Path, parts: int = 1) -> Build:
    """Build the project's own site with posts to be searched, as if it were so large that its index is in parts."""
    project = copy_project(folder, SEARCH_POSTS, f"site_url: {GROWN_SITE_URL}")
    code = project / "hooks/hugo_site/search/documents.py"
    text, least = code.read_text("utf-8"), NUMBER_OF_PAGES // parts
    code.write_text(re.sub("PART, MOST = [0-9]+", f"PART, MOST = {least}", text), encoding="utf-8")
    built = build(project, "--strict")
    assert built.exit_code == 0, built.output
    assert len(list((built.folder / "search/pagefind").glob("*/pagefind-entry.json"))) == parts
    return built
