namespace Orleans.Runtime;

public abstract class PlacementStrategy
{
    /// <summary>Whether the grain is looked up in the directory; a pinned grain says no, so that no other silo's exit ends it.</summary>
    public virtual bool IsUsingGrainDirectory => true;
}
