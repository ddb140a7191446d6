namespace CxBridge.Domain.Ids;

/// <summary>An id that knows its kind, so that an attempt's id cannot be passed where a campaign's is meant.</summary>
public interface ITypedId<TSelf> : IParsable<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>Letters before the underscore.</summary>
    static abstract string Prefix { get; }

    /// <summary>The text form, prefix included.</summary>
    string Value { get; }
}
