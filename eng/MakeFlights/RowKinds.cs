namespace MakeFlights;

/// <summary>Says of one row after the other what it is, so that each kind occurs exactly as often as asked for.</summary>
internal sealed class RowKinds(MakeOptions options, SeededRandom random)
{
    private readonly long[] _left = [options.Good, options.Duplicates, options.UnknownAirports, options.BadDates, options.Malformed];
    private long _rows = options.Rows;

    public RowKind Next(bool mayRepeat)
    {
        while (true)
        {
            long at = random.Next(_rows);
            int kind = 0;
            while (at >= _left[kind])
            {
                at -= _left[kind++];
            }

            // Before the first good row there is nothing to repeat; options ask for a good row where they ask for duplicates.
            if (kind != (int)RowKind.Duplicate || mayRepeat)
            {
                _left[kind]--;
                _rows--;
                return (RowKind)kind;
            }
        }
    }
}
