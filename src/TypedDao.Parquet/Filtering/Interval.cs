using System.Numerics;

namespace TypedDao.Parquet.Filtering;

/// <summary>Values from one to another, both included. Lists of them are in order and do not overlap.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
internal readonly record struct Interval<T>(T Low, T High)
    where T : IComparisonOperators<T, T, bool>
{
    /// <summary>Judges values by what they lie between.</summary>
    /// <param name="intervals">Where they must lie.</param>
    /// <param name="min">None is below.</param>
    /// <param name="max">None is above.</param>
    public static Outcome Judge(Interval<T>[] intervals, T min, T max)
    {
        Outcome outcome = Outcome.MayFail;
        foreach (Interval<T> interval in intervals)
        {
            if (interval.Low <= min && max <= interval.High)
            {
                return Outcome.MayHold;
            }

            if (min <= interval.High && interval.Low <= max)
            {
                outcome = Outcome.Unknown;
            }
        }

        return outcome;
    }

    /// <summary>Whether a value lies in one of them.</summary>
    /// <param name="intervals">The intervals.</param>
    /// <param name="value">The value.</param>
    public static bool Contains(ReadOnlySpan<Interval<T>> intervals, T value)
    {
        int low = 0;
        int high = intervals.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (value < intervals[middle].Low)
            {
                high = middle - 1;
            }
            else if (value > intervals[middle].High)
            {
                low = middle + 1;
            }
            else
            {
                return value >= intervals[middle].Low;
            }
        }

        return false;
    }

    /// <summary>Tests values.</summary>
    /// <param name="intervals">Where they must lie.</param>
    /// <param name="values">The values.</param>
    /// <param name="matches">Takes 1 for each that does, otherwise 0.</param>
    public static void Evaluate(Interval<T>[] intervals, ReadOnlySpan<T> values, Span<byte> matches)
    {
        if (intervals is not [var only])
        {
            for (int i = 0; i < values.Length; i++)
            {
                matches[i] = (byte)(Contains(intervals, values[i]) ? 1 : 0);
            }

            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            matches[i] = (byte)((values[i] >= only.Low ? 1 : 0) & (values[i] <= only.High ? 1 : 0));
        }
    }
}
