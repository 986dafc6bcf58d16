using System.Runtime.CompilerServices;
using TypedDao.Files.Paths;
using TypedDao.Keys;
using TypedDao.Storage;

namespace TypedDao.Files.Listing;

/// <summary>Finds a file of a known key under the other keys that mean the same, in which integers have leading zeros.</summary>
/// <param name="storage">Where the files are.</param>
/// <param name="layout">The object's layout.</param>
internal sealed class OtherSpellings(IObjectStorage storage, FileLayout layout)
{
    /// <summary>Lists the other keys under which the file exists; without a request where the key holds no integers.</summary>
    /// <param name="target">The file, or the directory of a named file.</param>
    /// <param name="key">The file's key.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public async IAsyncEnumerable<string> FindAsync(ObjectTarget target, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!layout.Pattern.SpellingVaries)
        {
            yield break;
        }

        string start = layout.Pattern.IsDirectory ? TargetKeys.Folder(layout, target) : key;
        KeyValue?[] values = TargetKeys.Values(layout, target);
        foreach (ListingRange range in ListingPlan.Make(layout.Pattern, target.Keys))
        {
            // There, integers are written as in the key itself.
            if (range.Prefix.StartsWith(start, StringComparison.Ordinal))
            {
                continue;
            }

            await foreach (StorageEntry entry in storage.ListAsync(range, cancellationToken).ConfigureAwait(false))
            {
                if (entry.Key != key && MeansTheSame(entry.Key, key, start.Length, values))
                {
                    yield return entry.Key;
                }
            }
        }
    }

    /// <summary>Compares a key with that of the file: up to a position by the pattern's parts, and then the rest, which is a name.</summary>
    private bool MeansTheSame(string found, string key, int startLength, KeyValue?[] values)
    {
        int foundAt = 0;
        int keyAt = 0;
        foreach (PathPart part in layout.Pattern.Parts)
        {
            if (keyAt == startLength)
            {
                break;
            }

            string text = part.Parameter is null ? part.Literal : part.Format(values[part.Index]);
            ReadOnlySpan<char> rest = found.AsSpan(foundAt);
            int length = part.SpellingVaries && values[part.Index] is not null ? IntegerText.MeasureAtStart(rest, text)
                : rest.StartsWith(text, StringComparison.Ordinal) ? text.Length
                : -1;
            if (length < 0)
            {
                return false;
            }

            foundAt += length;
            keyAt += text.Length;
        }

        return found.AsSpan(foundAt).SequenceEqual(key.AsSpan(keyAt));
    }
}
