namespace Orleans.Runtime;

public sealed class HashBasedPlacement : PlacementStrategy;
