namespace CxBridge.Tests.Cluster.Keys;

public interface IStringKeyGrain : IGrainWithStringKey
{
    Task<string> Key();
}

public interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

public interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

public interface IIntegerCompoundKeyGrain : IGrainWithIntegerCompoundKey
{
    Task<(long Key, string? Extension)> Key();
}

public interface IGuidCompoundKeyGrain : IGrainWithGuidCompoundKey
{
    Task<(Guid Key, string? Extension)> Key();
}

public sealed class StringKeyGrain : Grain, IStringKeyGrain
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());
}

public sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

public sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

public sealed class IntegerCompoundKeyGrain : Grain, IIntegerCompoundKeyGrain
{
    public Task<(long Key, string? Extension)> Key() => Task.FromResult((this.GetPrimaryKeyLong(out var extension), extension));
}

public sealed class GuidCompoundKeyGrain : Grain, IGuidCompoundKeyGrain
{
    public Task<(Guid Key, string? Extension)> Key() => Task.FromResult((this.GetPrimaryKey(out var extension), extension));
}
