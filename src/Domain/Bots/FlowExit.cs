namespace CxBridge.Domain.Bots;

/// <summary>How a state goes on.</summary>
public abstract record FlowExit
{
    private FlowExit()
    {
    }

    /// <summary>Wait for the caller.</summary>
    /// <param name="On">Intent to target.</param>
    /// <param name="NoInput">Instead of the flow's, or null.</param>
    /// <param name="NoMatch">Instead of the flow's, or null.</param>
    public sealed record Listen(IReadOnlyDictionary<string, FlowTarget> On, FlowRetry? NoInput, FlowRetry? NoMatch) : FlowExit;

    /// <summary>Go straight on.</summary>
    public sealed record Continue(FlowTarget To) : FlowExit;

    /// <summary>Hand the call to a person.</summary>
    /// <param name="Target">A number in E.164 form or a SIP URI.</param>
    /// <param name="OnFailure">The state that goes on when nobody takes the call; null ends it with an apology.</param>
    public sealed record Transfer(string Target, string? OnFailure) : FlowExit;

    /// <summary>End the call.</summary>
    public sealed record HangUp : FlowExit;
}
