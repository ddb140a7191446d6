namespace Orleans.Placement;

[Flags]
public enum ImmovableKind : byte
{
    Repartitioner = 1,
    Rebalancer = 2,
    Any = Repartitioner | Rebalancer,
}
