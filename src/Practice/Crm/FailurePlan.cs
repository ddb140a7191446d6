namespace CxBridge.Practice.Crm;

/// <summary>Which requests fail on purpose: every so-many-th, each kind in its turn.</summary>
/// <param name="every">5 for the fifth, tenth, ...; 0 for none.</param>
public sealed class FailurePlan(int every)
{
    private static readonly FailureKind[] Kinds = Enum.GetValues<FailureKind>();

    /// <summary>Decides on a request.</summary>
    /// <param name="request">Its number, from 1.</param>
    /// <returns>How it fails; null when it does not.</returns>
    public FailureKind? For(int request) => every > 0 && request % every == 0 ? Kinds[((request / every) - 1) % Kinds.Length] : null;
}
