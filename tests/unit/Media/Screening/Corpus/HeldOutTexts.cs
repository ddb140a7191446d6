namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>What people and machines say when they answer, for the figures that are reported: no threshold and no phrase was chosen on these.</summary>
internal static class HeldOutTexts
{
    public static string[] For(CallKind kind) => kind switch
    {
        CallKind.ShortHello =>
        [
            "Hello?",
            "Hey there.",
            "Yes?",
            "Hello, yes?",
            "Hi, hello?",
            "Who's calling?",
            "Good day.",
            "Speaking.",
        ],
        CallKind.Name =>
        [
            "{name}.",
            "Hello, {name} {family} here.",
            "Hi, {name} speaking.",
            "{family}, hello?",
            "Good evening, this is {name}.",
            "Hey, it's {name}, what's up?",
            "Hello, this is {name} {family}, who's speaking?",
        ],
        CallKind.Business =>
        [
            "Hello, this is {firm}.",
            "{firm}, this is {name}, how can I help?",
            "Good morning, {firm}, {name} speaking, how may I help you today?",
            "{firm}, {name}, good day.",
            "Thank you for calling {firm}, how can I direct your call?",
        ],
        CallKind.PersonalVoicemail =>
        [
            "Hey, you've reached {name}. I'm busy right now, so please leave me a message and I'll get back to you.",
            "Hello, this is {name} {family}. I am not available at the moment. Please record your message after the beep.",
            "You've reached {name}'s phone. Leave your name and number and I'll call you back.",
            "Hi, this is {name}, sorry I missed you. Leave a message.",
            "Hello, you've reached the voicemail of {name} {family}, sales manager. I'm travelling this week and only look at my messages in the evening. If it is urgent, please write to my office, or call the main number and ask for my assistant. Otherwise leave your name, your company and a number, and tell me when it suits you, and I will ring you back as soon as I can.",
            "At the tone, please leave a message.",
            "This is the {family} residence. No one can come to the phone. Please leave a message after the beep.",
        ],
        CallKind.CarrierVoicemail =>
        [
            "The mobile customer you are trying to reach is not available. Please leave a message after the tone.",
            "You have reached the voice mail of five five five, zero one four two. To leave a message, wait for the tone.",
            "The person you have called is unavailable right now. Please try again later.",
            "Your call is being transferred to voice mail. Please leave your message after the tone.",
        ],
        CallKind.Menu =>
        [
            "Thank you for calling {firm}. If this is an emergency, please hang up. To make an appointment, press two.",
            "Hello and welcome to {firm}. Calls are recorded for training. For opening hours, press one.",
            "You've reached {firm} after hours. We are open on weekdays from eight to six.",
        ],
        CallKind.Announcement =>
        [
            "The number you have called is not in use. Please hang up and try again.",
            "Sorry, the network is busy. Please call again in a few minutes.",
        ],
        _ => [""],
    };

    public static string[] Names => ["James", "Jessica", "Paul", "Karen", "Edward", "Nicole", "Frank", "Helen"];

    public static string[] Families => ["Taylor", "Martinez", "Harris", "Clark", "Baker", "Turner"];

    public static string[] Firms => ["Sunrise Bakery", "Northern Bank", "Taylor and Partners", "Lakeside Garage", "Central Pharmacy"];
}
