"""Words of a mention to typed values: dates, sums of money, shares, counts; pure functions of text."""
