"""The envelope of the shifted datums, held by towns on either side of its rim."""

from __future__ import annotations

import pytest

from generator.geo.envelope import uses_shifted_datum

INSIDE = {
    "Beijing": (39.90, 116.40), "Hengyang": (26.89, 112.60),
    "Jiangyan": (32.51, 120.13), "Urumqi": (43.82, 87.60),
    "Lhasa": (29.65, 91.10), "Kashgar": (39.47, 75.99),
    "Taxkorgan": (37.77, 75.23), "Shiquanhe": (32.50, 80.10),
    "Burang": (30.29, 81.17), "Gyirong": (28.85, 85.30),
    "Zhangmu": (27.98, 85.98), "Yadong": (27.48, 88.90),
    "Medog": (29.30, 95.30), "Tengchong": (25.02, 98.49),
    "Ruili": (24.01, 97.85), "Jinghong": (22.00, 100.80),
    "Mengla": (21.46, 101.57), "Mohan": (21.18, 101.68),
    "Hekou": (22.51, 103.96), "Jingxi": (23.13, 106.42),
    "Pingxiang": (22.10, 106.75), "Dongxing": (21.547, 107.972),
    "Sanya": (18.25, 109.50), "Sansha": (16.83, 112.34),
    "Hong Kong": (22.30, 114.17), "Macau": (22.20, 113.55),
    "Taipei": (25.03, 121.56), "Zhoushan": (30.00, 122.20),
    "Weihai": (37.50, 122.10), "Dandong": (40.13, 124.38),
    "Ji'an": (41.12, 126.18), "Changbai": (41.42, 128.20),
    "Tumen": (42.97, 129.84), "Hunchun": (42.86, 130.37),
    "Suifenhe": (44.41, 131.15), "Raohe": (46.80, 134.00),
    "Fuyuan": (48.36, 134.30), "Jiayin": (48.89, 130.40),
    "Heihe": (50.245, 127.49), "Mohe": (53.48, 122.36),
    "Manzhouli": (49.60, 117.40), "Erenhot": (43.65, 111.98),
    "Altay": (47.85, 88.13), "Tacheng": (46.75, 82.98),
    "Alashankou": (45.17, 82.57), "Khorgos": (44.21, 80.41), "Yining": (43.90, 81.30),
}  # fmt: skip
OUTSIDE = {
    "Seoul": (37.57, 126.98), "Hanoi": (21.03, 105.85), "Pyongyang": (39.02, 125.75),
    "Sinuiju": (40.10, 124.41), "Vladivostok": (43.10, 131.90), "Ussuriysk": (43.80, 131.95),
    "Khabarovsk": (48.48, 135.08), "Chita": (52.03, 113.50), "Blagoveshchensk": (50.29, 127.54),
    "Irkutsk": (52.30, 104.30), "Ulaanbaatar": (47.90, 106.90), "Choibalsan": (48.07, 114.50),
    "Zaysan": (47.47, 84.87), "Almaty": (43.24, 76.90),
    "Bishkek": (42.87, 74.60), "Osh": (40.50, 72.80),
    "Gilgit": (35.92, 74.31), "Leh": (34.16, 77.58),
    "Delhi": (28.60, 77.20), "Kathmandu": (27.70, 85.30),
    "Gangtok": (27.33, 88.61), "Thimphu": (27.47, 89.64), "Dibrugarh": (27.48, 94.90),
    "Myitkyina": (25.38, 97.40), "Luang Namtha": (20.95, 101.40), "Vientiane": (17.97, 102.60),
    "Lao Cai": (22.48, 103.97), "Ha Giang": (22.82, 104.98), "Cao Bang": (22.67, 106.25),
    "Lang Son": (21.85, 106.76), "Mong Cai": (21.524, 107.966), "Da Nang": (16.05, 108.20),
    "Bangkok": (13.75, 100.50), "Singapore": (1.35, 103.80), "Kota Kinabalu": (5.98, 116.07),
    "Manila": (14.60, 121.00), "Ishigaki": (24.34, 124.16),
    "Naha": (26.20, 127.70), "Jeju": (33.50, 126.50),
    "Tokyo": (35.70, 139.70), "London": (51.50, -0.10), "the south pole": (-90.0, 0.0),
}  # fmt: skip


@pytest.mark.parametrize("town", INSIDE)
def test_inside(town: str) -> None:
    assert uses_shifted_datum(*INSIDE[town])


@pytest.mark.parametrize("town", OUTSIDE)
def test_outside(town: str) -> None:
    assert not uses_shifted_datum(*OUTSIDE[town])
