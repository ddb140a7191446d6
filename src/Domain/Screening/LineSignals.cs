namespace CxBridge.Domain.Screening;

/// <summary>Signals of the line by name.</summary>
public static class LineSignals
{
    /// <summary>The name in a verdict's cause, such as <c>SIT-VACANT</c>.</summary>
    public static string NameOf(LineSignal signal) => signal switch
    {
        LineSignal.SpecialInformation => "SIT-OTHER",
        LineSignal.Intercept => "SIT-INTERCEPT",
        LineSignal.VacantCode => "SIT-VACANT",
        LineSignal.Reorder => "SIT-REORDER",
        LineSignal.NoCircuit => "SIT-NOCIRCUIT",
        LineSignal.FaxAnswer => "FAX-CED",
        LineSignal.FaxCall => "FAX-CNG",
        LineSignal.NotReachable => "NOTREACHABLE",
        _ => signal.ToString().ToUpperInvariant(),
    };
}
