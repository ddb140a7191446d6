using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Sip.Support;

/// <summary>Reads events that must be there already: in virtual time nothing is on its way.</summary>
internal static class LegExtensions
{
    public static T Take<T>(this ICallLeg leg)
        where T : LegEvent
    {
        Assert.True(leg.Events.TryRead(out LegEvent? happened), $"No event; {typeof(T).Name} was expected.");
        return Assert.IsType<T>(happened);
    }

    public static LegEnd TakeEnd(this ICallLeg leg) => leg.Take<LegEvent.Ended>().End;

    public static void AssertQuiet(this ICallLeg leg) => Assert.False(leg.Events.TryRead(out _));
}
