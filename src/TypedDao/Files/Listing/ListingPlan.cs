using TypedDao.Files.Paths;
using TypedDao.Keys;
using TypedDao.Schema;

namespace TypedDao.Files.Listing;

/// <summary>
/// Narrows a listing to what a selection can find: exact values become part of the prefix, sets several prefixes, and ranges a
/// first and a last key where the order of keys allows it. An integer may also stand behind zeros, which is a further stretch. What is
/// listed is still compared with the selection.
/// </summary>
internal sealed class ListingPlan
{
    /// <summary>More prefixes than these are not worth a request each.</summary>
    private const int MaximumRanges = 64;

    private readonly PathPattern _pattern;
    private readonly KeySelection _keys;
    private readonly List<ListingRange> _ranges = [];

    private ListingPlan(PathPattern pattern, KeySelection keys)
    {
        _pattern = pattern;
        _keys = keys;
    }

    /// <summary>The stretches of the listing, in the order of their keys, without overlap; none where nothing can be found.</summary>
    /// <param name="pattern">Where the object's files are.</param>
    /// <param name="keys">The selection.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.InvalidValue"/>: a selected value cannot be part of a key.</exception>
    public static IReadOnlyList<ListingRange> Make(PathPattern pattern, KeySelection keys)
    {
        foreach (PathPart part in pattern.Parts.Where(part => part.Parameter is not null))
        {
            Check(part, keys);
        }

        if (keys.Conditions.Any(IsImpossible))
        {
            return [];
        }

        var plan = new ListingPlan(pattern, keys);
        plan.Add(0, string.Empty, MaximumRanges);
        return plan.WithoutOverlap();
    }

    /// <summary>Whether keys can hold the values of a condition.</summary>
    /// <param name="pattern">Where the object's files are.</param>
    /// <param name="condition">The condition.</param>
    public static bool CanHold(PathPattern pattern, KeyCondition condition)
        => pattern.Parts.Where(part => part.Parameter?.Name == condition.Parameter).All(part =>
            !(condition.IsNull && part.Refuse(null) is not null)
            && condition.Values.Concat(Bounds(condition)).All(value => value.Kind == part.Parameter!.Kind && part.Refuse(value) is null));

    private static IEnumerable<KeyValue> Bounds(KeyCondition condition)
        => new[] { condition.From, condition.To }.OfType<KeyValue>();

    private static void Check(PathPart part, KeySelection keys)
    {
        foreach (KeyCondition condition in keys.Conditions.Where(condition => condition.Parameter == part.Parameter!.Name))
        {
            if (condition.IsNull && part.Refuse(null) is { } noNull)
            {
                throw PathFormatter.Refused(condition.Parameter, null, noNull);
            }

            foreach (KeyValue value in condition.Values)
            {
                if (part.Refuse(value) is { } reason)
                {
                    throw PathFormatter.Refused(condition.Parameter, value, reason);
                }
            }
        }
    }

    private static bool IsImpossible(KeyCondition condition)
        => condition.IsRange
            ? condition is { From: { } from, To: { } to } && from > to
            : condition.Values.IsEmpty && !condition.IsNull;

    private void Add(int index, string prefix, int budget)
    {
        for (int i = index; i < _pattern.Parts.Count; i++)
        {
            PathPart part = _pattern.Parts[i];
            if (part.Parameter is null)
            {
                prefix += part.Literal;
                continue;
            }

            AddValues(i, part, prefix, budget);
            return;
        }

        _ranges.Add(new ListingRange(prefix) { IsFile = !_pattern.IsDirectory });
    }

    private void AddValues(int index, PathPart part, string prefix, int budget)
    {
        string name = part.Parameter!.Name;
        KeyCondition? values = _keys.Conditions
            .Where(condition => condition.Parameter == name && !condition.IsRange)
            .MinBy(condition => condition.Values.Length);
        if (values is { IsNull: true })
        {
            Add(index + 1, prefix + part.Format(null), budget);
        }
        else if (values is null)
        {
            KeyCondition[] ranges = [.. _keys.Conditions.Where(condition => condition.Parameter == name)];
            _ranges.Add(Between(index, part, prefix, ranges.Max(range => range.From), ranges.Min(range => range.To)));
        }
        else if (values.Values.Length <= budget)
        {
            foreach (KeyValue value in values.Values.Where(value => _keys.Matches(name, value)))
            {
                Add(index + 1, prefix + part.Format(value), budget / values.Values.Length);
            }

            if (part.SpellingVaries)
            {
                AddPadded(index, prefix, values.Values.Where(value => _keys.Matches(name, value)));
            }
        }
        else
        {
            _ranges.Add(Between(index, part, prefix, values.Values[0], values.Values[^1]));
        }
    }

    /// <summary>
    /// Adds where integers are that are written with leading zeros: behind a zero, but not behind the largest one with a single
    /// zero. How many zeros there are, and what follows them, is not known.
    /// </summary>
    private void AddPadded(int index, string prefix, IEnumerable<KeyValue> values)
    {
        foreach (IGrouping<string, string> texts in values.Select(value => _pattern.Parts[index].Format(value)).GroupBy(text => text.StartsWith('-') ? "-" : string.Empty))
        {
            string zero = prefix + texts.Key + "0";
            _ranges.Add(new ListingRange(zero)
            {
                // A zero ends with its zeros, so that what follows them decides the order.
                Last = texts.Contains("0") ? null : texts.Select(text => zero + text[texts.Key.Length..] + TextBehind(index)).Max(Utf8Order.Instance),
            });
        }
    }

    private string TextBehind(int index) => index + 1 < _pattern.Parts.Count ? _pattern.Parts[index + 1].Literal : string.Empty;

    private ListingRange Between(int index, PathPart part, string prefix, KeyValue? from, KeyValue? to)
    {
        KeyKind kind = part.Parameter!.Kind;
        if (!SortableForms.IsSortable(part) || (from ?? to) is null || (from?.Kind ?? kind) != kind || (to?.Kind ?? kind) != kind)
        {
            return new ListingRange(prefix);
        }

        string first = from is null ? string.Empty : part.Format(from);
        string last = to is null ? string.Empty : part.Format(to);
        int common = first.AsSpan().CommonPrefixLength(last);
        if (common > 0 && char.IsHighSurrogate(first[common - 1]))
        {
            common--;
        }

        string next = TextBehind(index);
        return new ListingRange(prefix + first[..common])
        {
            // The first value itself comes after its text alone, unless the key ends with it.
            StartAfter = next.Length > 0 && first.Length > 0 ? prefix + first : null,
            Last = to is null ? null : prefix + (kind is KeyKind.String ? LastOf(last, next) : last + next),
        };
    }

    /// <summary>
    /// The text with which the last key of a range of strings starts: a value that is the start of the last one may come after it,
    /// since what follows the value in the key takes part in the comparison.
    /// </summary>
    private static string LastOf(string last, string next)
    {
        string bound = last + next;
        for (int length = last.Length - 1; length > 0; length--)
        {
            string candidate = last[..length] + next;
            if (bound.StartsWith(candidate, StringComparison.Ordinal) || Utf8Order.Compare(candidate, bound) > 0)
            {
                bound = candidate;
            }
        }

        return bound;
    }

    private List<ListingRange> WithoutOverlap()
    {
        var kept = new List<ListingRange>();
        foreach (ListingRange range in _ranges.OrderBy(range => range.Prefix, Utf8Order.Instance))
        {
            if (kept.Count > 0 && !kept[^1].IsFile && range.Prefix.StartsWith(kept[^1].Prefix, StringComparison.Ordinal))
            {
                kept[^1] = new ListingRange(kept[^1].Prefix);
            }
            else if (kept.Count == 0 || range != kept[^1])
            {
                kept.Add(range);
            }
        }

        return kept;
    }
}
