namespace CxBridge.Tests.Contract.Stores;

/// <summary>A database to run a suite on.</summary>
public interface IStoreKind
{
    /// <summary>An empty database of its own for one test.</summary>
    Task<TestStore> CreateAsync();
}
