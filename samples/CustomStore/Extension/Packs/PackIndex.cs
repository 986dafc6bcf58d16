using TypedDao.Schema;
using TypedDao.Storage;

namespace Acme.Journals.Packs;

/// <summary>Where the bytes of an object stand in the file.</summary>
internal sealed record PackObject(StorageEntry Entry, long Offset, uint Checksum);

/// <summary>What is in a pack, in memory. May be used concurrently.</summary>
internal sealed class PackIndex
{
    private const int PageSize = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, PackObject> _objects = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _keys = new(Utf8Order.Instance);

    public PackObject? Find(string key)
    {
        lock (_gate)
        {
            return _objects.GetValueOrDefault(key);
        }
    }

    /// <summary>Makes an object visible, or with null invisible.</summary>
    public void Set(string key, PackObject? value)
    {
        lock (_gate)
        {
            if (value is null)
            {
                _objects.Remove(key);
                _keys.Remove(key);
            }
            else
            {
                _objects[key] = value;
                _keys.Add(key);
            }
        }
    }

    /// <summary>The bytes of the file that a reader could still ask for, headers and keys among them.</summary>
    public long LiveBytes()
    {
        lock (_gate)
        {
            return _objects.Values.Sum(item => item.Entry.Length + PackRecord.HeaderSize + System.Text.Encoding.UTF8.GetByteCount(item.Entry.Key));
        }
    }

    /// <summary>The next objects of a listing, in the order of their keys; fewer than a page at the end.</summary>
    public List<PackObject> Page(string prefix, string? after, out bool isLast)
    {
        var page = new List<PackObject>();
        isLast = true;
        lock (_gate)
        {
            string from = after is null || Utf8Order.Compare(prefix, after) > 0 ? prefix : after;
            if (_keys.Max is not { } last || Utf8Order.Compare(from, last) > 0)
            {
                return page;
            }

            foreach (string key in _keys.GetViewBetween(from, last))
            {
                if (!key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    break;
                }

                if (page.Count == PageSize)
                {
                    isLast = false;
                    break;
                }

                if (key != after)
                {
                    page.Add(_objects[key]);
                }
            }
        }

        return page;
    }
}
