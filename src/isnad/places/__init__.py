"""Where: the gazetteer, the choice among places of one name, and the radius the words allow."""
