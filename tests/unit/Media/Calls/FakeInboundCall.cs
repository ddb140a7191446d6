using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>A call that comes in; the test plays its leg.</summary>
internal sealed class FakeInboundCall(string from) : IInboundCall
{
    private readonly TaskCompletionSource<FakeLeg> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<(int Status, TimeSpan? RetryAfter)> _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string To => "+4930100";

    public string From => from;

    public Task<FakeLeg> Answered => _answered.Task;

    public Task<(int Status, TimeSpan? RetryAfter)> Refused => _refused.Task;

    public ICallLeg Answer(LocalMedia media)
    {
        var leg = new FakeLeg(new PlaceCall(
            AttemptId.New(TimeProvider.System),
            new CarrierRoute(CarrierId.New(TimeProvider.System), "sip:x", null, null),
            PhoneNumber.Parse("+4930100"),
            PhoneNumber.Parse("+4930100"),
            media,
            TimeSpan.FromSeconds(30)));
        _answered.TrySetResult(leg);
        return leg;
    }

    public Task RejectAsync(int status, TimeSpan? retryAfter)
    {
        _refused.TrySetResult((status, retryAfter));
        return Task.CompletedTask;
    }

    public Task RejectAsFullAsync() => RejectAsync(503, TimeSpan.FromSeconds(5));
}
