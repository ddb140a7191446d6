using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace CxBridge.Tests.Cluster.Observers;

public interface IListener : IGrainObserver
{
    // One that is gone may never answer: nobody waits for it for long.
    [ResponseTimeout("00:00:01")]
    Task Heard(string text);

    void Told(string text);
}

public interface ISpeakerGrain : IGrainWithStringKey
{
    Task Subscribe(IListener listener);

    Task<int> Say(string text);

    Task Tell(string text);
}

public sealed class SpeakerGrain(TimeProvider time) : Grain, ISpeakerGrain
{
    private readonly ObserverManager<IListener> _listeners = new(TimeSpan.FromMinutes(5), NullLogger.Instance)
    {
        GetDateTime = () => time.GetUtcNow().UtcDateTime,
    };

    public Task Subscribe(IListener listener)
    {
        _listeners.Subscribe(listener, listener);
        return Task.CompletedTask;
    }

    public async Task<int> Say(string text)
    {
        await _listeners.Notify(listener => listener.Heard(text));
        return _listeners.Count;
    }

    public Task Tell(string text)
    {
        _listeners.Notify(listener => listener.Told(text));
        return Task.CompletedTask;
    }
}

/// <summary>Rules: observers are told through references, expire unless they renew, and are forgotten once they are gone.</summary>
public sealed class ObserverTests : IAsyncLifetime
{
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Observer_ThatSubscribed_IsNotified()
    {
        var listener = new Listener(_phases);
        var reference = _silo.Grains.CreateObjectReference<IListener>(listener);
        var speaker = _silo.Grain<ISpeakerGrain>("s");
        await speaker.Subscribe(reference);
        Assert.Equal(1, await speaker.Say("hello"));
        await speaker.Tell("psst");
        await TestSilo.SoonAsync(_phases.Opened("told psst"));
        Assert.Equal(["heard hello", "told psst"], _phases.Journal);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Observer_ThatDoesNotRenew_Expires()
    {
        var (lazy, keen) = (new Listener(_phases), new Listener(_phases));
        var speaker = _silo.Grain<ISpeakerGrain>("s");
        var keenReference = _silo.Grains.CreateObjectReference<IListener>(keen);
        await speaker.Subscribe(_silo.Grains.CreateObjectReference<IListener>(lazy));
        await speaker.Subscribe(keenReference);
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(1));
        await speaker.Subscribe(keenReference);
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        Assert.Equal(1, await speaker.Say("who is left?"));
        Assert.Single(_phases.Journal);
        GC.KeepAlive(lazy);
        GC.KeepAlive(keen);
    }

    [Fact]
    public async Task Observer_WhoseReferenceWasDeleted_IsForgotten()
    {
        var listener = new Listener(_phases);
        var reference = _silo.Grains.CreateObjectReference<IListener>(listener);
        var speaker = _silo.Grain<ISpeakerGrain>("s");
        await speaker.Subscribe(reference);
        _silo.Grains.DeleteObjectReference<IListener>(reference);
        Assert.Equal(0, await TestSilo.SoonAsync(speaker.Say("anyone?")));
        Assert.Empty(_phases.Journal);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task ObserverObject_PassedWithoutAReference_IsRefused() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => _silo.Grain<ISpeakerGrain>("s").Subscribe(new Listener(_phases)));

    private sealed class Listener(Phases phases) : IListener
    {
        public Task Heard(string text)
        {
            phases.Note($"heard {text}");
            return Task.CompletedTask;
        }

        public void Told(string text)
        {
            phases.Note($"told {text}");
            phases.Open($"told {text}");
        }
    }
}
