namespace CxBridge.Sip;

/// <summary>Tries to reach the target of a transfer. Called off the gate, once at a time for a call.</summary>
/// <param name="request">Where to.</param>
/// <returns>The final SIP status that reaching it came to, which the far end is told: 200 when its party has been handed over, 503 and the like
/// when not. What it throws counts as 500.</returns>
public delegate Task<int> TransferHandler(TransferRequest request);
