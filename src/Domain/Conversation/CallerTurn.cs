namespace CxBridge.Domain.Conversation;

/// <summary>What the caller did in their turn.</summary>
public abstract record CallerTurn
{
    private CallerTurn()
    {
    }

    /// <summary>Spoke. <paramref name="Text"/> is empty when speech was heard but not understood.</summary>
    public sealed record Spoke(string Text, double Confidence) : CallerTurn;

    /// <summary>Pressed keys: '0'-'9', '*', '#', 'A'-'D', at most 32.</summary>
    public sealed record Pressed(string Digits) : CallerTurn;

    /// <summary>Said nothing for the re-engagement time. <paramref name="InARow"/> counts from 1 since the caller was last heard.</summary>
    public sealed record Silent(int InARow) : CallerTurn;
}
