"""The model's organisation: huyện Nhơn Trạch until 30/6/2025, and the three communes of today."""
