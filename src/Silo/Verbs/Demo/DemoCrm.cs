namespace CxBridge.Silo.Verbs.Demo;

/// <summary>What the practice CRM saw.</summary>
/// <param name="Delivered">Different results stored.</param>
/// <param name="Duplicates">Repeats of a result that was stored already, told by their key.</param>
/// <param name="Lost">Results of closed attempts that never arrived.</param>
internal sealed record DemoCrm(int Delivered, int Duplicates, int Lost);
