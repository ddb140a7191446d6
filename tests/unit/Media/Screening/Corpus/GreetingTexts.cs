namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>What people and machines say when they answer, for choosing thresholds and phrases. The reported figures are from <see cref="HeldOutTexts"/>.</summary>
internal static class GreetingTexts
{
    public static string[] For(CallKind kind) => kind switch
    {
        CallKind.ShortHello =>
        [
            "Hello?",
            "Hello.",
            "Yes?",
            "Hi.",
            "Hello, hello?",
            "Yeah?",
            "Good morning.",
            "Who is this?",
            "Hello?",
            "Hey.",
            "Yes, hello?",
            "Hi there.",
            "Hello? Hello?",
            "What?",
            "Good evening.",
            "Yep.",
        ],
        CallKind.Name =>
        [
            "{name} speaking.",
            "Hello, this is {name}.",
            "{family}.",
            "Hi, {name} here.",
            "Hello, {name} {family}.",
            "Good afternoon, {family} residence.",
            "Yes, this is {name}, who is calling please?",
            "This is {name}.",
            "Hi, it's {name}.",
            "{name} {family} speaking.",
            "Hello, {family}.",
            "Good morning, {name} speaking.",
            "Hello, {name} here, who's there?",
            "Hello, you are speaking with {name}.",
        ],
        CallKind.Business =>
        [
            "{firm}, {name} speaking, how can I help you?",
            "Good morning, {firm}, this is {name}.",
            "Thank you for calling {firm}, this is {name}, how may I help you?",
            "{firm}, good afternoon.",
            "Hello, {firm}, what can I do for you?",
            "Good afternoon, {firm}, how may I help you?",
            "{firm}, this is {name} speaking.",
            "Thanks for calling {firm}, my name is {name}, what can I do for you?",
            "Hello, {firm}, {name} speaking.",
            "{firm}, can I help you?",
        ],
        CallKind.PersonalVoicemail =>
        [
            "Hi, you've reached {name}. I can't come to the phone right now, but if you leave your name, your number and a short message after the beep, I will call you back as soon as I can.",
            "You have reached the voicemail of {name} {family}. Please leave a message after the tone.",
            "Hello, this is {name}. I'm sorry I missed your call. Please leave a message and I'll get back to you.",
            "Hey, it's {name}. I'm not here right now, so leave a message at the beep. Thanks.",
            "Hi, this is {name} {family}. I am out of the office until Monday. In urgent cases please call my colleague, or leave me a message with your name and number, and I will return your call when I am back. Thank you very much, and have a good day.",
            "Leave a message after the beep.",
            "Hello. You've reached the {family} family. We can't take your call at the moment. Please leave your name and number.",
            "Hello, you have reached {name} {family}. I'm either on another call or away from my desk. Please leave your name and number and a brief message, and I will get back to you as soon as possible.",
            "Hi, this is {name}. I can't answer the phone just now. Please leave your message after the tone.",
            "This is {name} {family}. I'm unable to take your call. Leave me a message, and I'll call you back.",
            "Hey, this is {name}'s voicemail. You know what to do, so speak after the beep.",
            "Hi, you've reached the mobile phone of {name} {family}. I am in a meeting or driving, and cannot answer you at the moment. If you leave a message with your name, the reason of your call and a number where I can reach you, I shall call you back before the end of the day. You can write me an e-mail, too. Thanks for calling, and goodbye.",
            "Please leave your message after the tone.",
            "Sorry we missed you. This is the {family} household, nobody is home. Please try later or leave a message.",
        ],
        CallKind.CarrierVoicemail =>
        [
            "The person you are calling is not available. Please leave your message after the tone.",
            "Your call has been forwarded to an automatic voice message system. At the tone, please record your message.",
            "The number you have dialed is not available at the moment. Please try again later.",
            "Please leave a message for four one five, five five five, zero one two three. When you have finished recording, hang up or press pound for more options.",
            "The subscriber you have called cannot be reached at the moment. Please leave a message after the tone.",
            "Your call has been forwarded to voicemail. The person you're trying to reach is not available. At the tone, please record your message.",
            "The customer you are calling is unavailable. Please call again later.",
            "You have reached the voice mailbox of two one two, five five five, zero one nine nine. Please leave a message after the beep.",
        ],
        CallKind.Menu =>
        [
            "Thank you for calling {firm}. Your call is important to us. For sales, press one. For support, press two. To speak to an operator, press zero or stay on the line.",
            "Welcome to {firm}. If you know your party's extension, you may dial it at any time.",
            "You have reached {firm}. Our office is currently closed. Our business hours are Monday to Friday from nine to five.",
            "Welcome to {firm}. For English, press one. All of our agents are busy at the moment, please hold the line.",
            "Thank you for calling {firm}. This call may be recorded for quality purposes. Please listen carefully, as our menu options have changed.",
            "Hello, and thank you for calling {firm}. We are closed now. Please call back during our opening hours, from eight in the morning to six in the evening.",
        ],
        CallKind.Announcement =>
        [
            "We're sorry. The number you have dialed is not in service. Please check the number and dial again.",
            "All circuits are busy now. Please try your call again later.",
            "The number you have reached has been disconnected.",
            "We're sorry, your call cannot be completed as dialed. Please check the number.",
        ],
        _ => [""],
    };

    public static string[] Names => ["Anna", "John", "Peter", "Susan", "Robert", "Emily", "Tom", "Laura", "Sarah", "Michael", "David", "Linda"];

    public static string[] Families => ["Miller", "Johnson", "Brown", "Garcia", "Wilson", "Thompson", "Smith", "Anderson"];

    public static string[] Firms => ["Miller and Sons", "City Dental Care", "Green Garden Hotel", "Johnson Motors", "Riverside Clinic", "Harbour Insurance", "Smith Plumbing"];
}
