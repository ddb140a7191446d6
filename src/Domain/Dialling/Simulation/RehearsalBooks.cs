using CxBridge.Domain.Dialling.Pacing;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Keeps the account of a rehearsal.</summary>
internal sealed class RehearsalBooks
{
    private readonly List<(int Answered, int Abandoned)> _hours = [];
    private double _busy;
    private double _seats;
    private double _waited;
    private long _seated;
    private int _lines;
    private int _talking;

    public long Dials { get; private set; }

    public void Dialled() => Dials++;

    public void Saw(int lines) => _lines = Math.Max(_lines, lines);

    public void Pass(double from, double to, int talking, int seats)
    {
        _busy += (to - from) * talking;
        _talking = Math.Max(_talking, talking);
        _seats += (to - from) * Math.Max(talking, seats);
    }

    public void Waited(double seconds)
    {
        _waited += seconds;
        _seated++;
    }

    public void AnsweredAt(double now) => Count(now, 1, 0);

    /// <summary>Counted in the hour in which it is abandoned.</summary>
    public void AbandonedAt(double now) => Count(now, 0, 1);

    public RehearsalResult Close(double now, bool finished, int left)
    {
        long answered = _hours.Sum(h => (long)h.Answered);
        long abandoned = _hours.Sum(h => (long)h.Abandoned);
        return new RehearsalResult
        {
            Utilisation = _seats > 0 ? _busy / _seats : 0,
            AbandonRate = answered > 0 ? (double)abandoned / answered : 0,
            DialsPerSecond = now > 0 ? Dials / now : 0,
            Lines = _lines,
            HoursOver3Percent = _hours.Count(h => h.Abandoned > PacingSettings.MostAbandons * h.Answered),
            FinishTime = finished ? now / 3600 : null,
            Hours = now / 3600,
            Dials = Dials,
            Answered = answered,
            Abandoned = abandoned,
            WorstHour = _hours.Count > 0 ? _hours.Max(h => h.Answered > 0 ? (double)h.Abandoned / h.Answered : 0) : 0,
            MeanWait = _seated > 0 ? _waited / _seated : 0,
            TalkMinutes = _busy / 60,
            PeakTalking = _talking,
            Left = left,
        };
    }

    private void Count(double now, int answered, int abandoned)
    {
        int hour = (int)(now / 3600);
        while (_hours.Count <= hour)
        {
            _hours.Add(default);
        }

        _hours[hour] = (_hours[hour].Answered + answered, _hours[hour].Abandoned + abandoned);
    }
}
