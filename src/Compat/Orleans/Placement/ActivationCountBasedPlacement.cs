namespace Orleans.Runtime;

public sealed class ActivationCountBasedPlacement : PlacementStrategy;
