namespace Orleans.Runtime;

public class PreferLocalPlacement : PlacementStrategy;
