namespace Orleans.Runtime;

public sealed class ResourceOptimizedPlacement : PlacementStrategy;
