using TypedDao.Keys;

namespace TypedDao.Files.Paths;

/// <summary>Says for which parameters the order of the keys is the order of the values, so that a range is one stretch of a listing.</summary>
internal static class SortableForms
{
    private static readonly string[] Descending = ["yyyy", "MM", "dd", "HH", "mm", "ss"];

    /// <summary>Whether the text of values sorts as the values do.</summary>
    /// <param name="part">The place of the values.</param>
    public static bool IsSortable(PathPart part) => part.Parameter!.Kind switch
    {
        // The encoding of partition folders puts some characters elsewhere.
        KeyKind.String => !part.IsPartition,
        KeyKind.Uuid => true,
        KeyKind.Date => part.Parameter.Format is not { } format || IsSortable(format),

        // The canonical form leaves out a fraction that is zero.
        KeyKind.Timestamp or KeyKind.TimestampNtz => part.Parameter.Format is { } form && IsSortable(form),
        _ => false,
    };

    /// <summary>Whether a custom form of dates and times has fixed width and goes from years to smaller units.</summary>
    /// <param name="format">The form.</param>
    public static bool IsSortable(string format)
    {
        int next = 0;
        for (int i = 0; i < format.Length;)
        {
            int length = format.AsSpan(i).IndexOfAnyExcept(format[i]) is >= 0 and var run ? run : format.Length - i;
            if ("dfFgGhHKmMstyz%\\'\"".Contains(format[i], StringComparison.Ordinal))
            {
                if (next < Descending.Length && format.AsSpan(i, length).SequenceEqual(Descending[next]))
                {
                    next++;
                }
                else if (next == Descending.Length && format[i] == 'f' && length <= 7)
                {
                    next++;
                }
                else
                {
                    return false;
                }
            }

            i += length;
        }

        return next > 0;
    }
}
