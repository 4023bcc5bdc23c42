-- Title: No order kept among rows, since none is asked for
SET preserve_insertion_order = false
