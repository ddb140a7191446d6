using CxBridge.Domain.Telephony;

namespace CxBridge.Practice.Numbers;

/// <summary>Somebody to call in practice.</summary>
/// <param name="Number">Out of the fictional range.</param>
/// <param name="Name">A first name that every voice can say.</param>
/// <param name="Reference">The practice CRM's key.</param>
/// <param name="Day">Day of the appointment.</param>
/// <param name="Clinic">Where it is.</param>
public sealed record PracticeContact(PhoneNumber Number, string Name, string Reference, string Day, string Clinic)
{
    /// <summary>Names of the columns.</summary>
    public const string Heading = "number,name,reference,day,clinic";

    /// <summary>One line of CSV.</summary>
    public string ToCsv() => $"{Number.E164},{Name},{Reference},{Day},{Clinic}";
}
