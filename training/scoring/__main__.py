"""python -m training.scoring GOLD_DIR PRED_DIR [--verbose | --json-only]: prints the scores of a folder."""

import sys

from training.scoring import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
