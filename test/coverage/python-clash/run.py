import runpy

quay = runpy.run_path("quay/levels.py")
sea = runpy.run_path("sea/levels.py")
assert quay["is_high"](320)
assert sea["is_calm"](3)
