using CxBridge.Domain.Telephony;
using CxBridge.Practice.Personas;
using CxBridge.Practice.Truth;
using CxBridge.Sip;

namespace CxBridge.Practice.Carrier;

/// <summary>Where one call's REFERs arrive: whoever is asked for is there at once, or, by the persona's plan, never.</summary>
internal sealed class TransferDesk(TransferPlan plan, string callId, PhoneNumber number, TruthLog truth)
{
    private readonly TaskCompletionSource _handedOver = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the callee has been handed to somebody else.</summary>
    public Task HandedOver => _handedOver.Task;

    /// <summary>A <see cref="TransferHandler"/>.</summary>
    public Task<int> TakeAsync(TransferRequest request)
    {
        int status = plan == TransferPlan.Accept ? 200 : 503;
        string to = PhoneNumber.Read(request.User, out PhoneNumber operatorNumber) is null ? operatorNumber.Masked : "an address";
        truth.Append(new TruthLine.Referred(truth.Now, callId, number.E164, to, status));
        if (status == 200)
        {
            _handedOver.TrySetResult();
        }

        return Task.FromResult(status);
    }
}
