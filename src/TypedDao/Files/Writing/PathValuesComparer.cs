using TypedDao.Keys;

namespace TypedDao.Files.Writing;

/// <summary>Compares the values of paths; looks them up without copying.</summary>
internal sealed class PathValuesComparer : IEqualityComparer<KeyValue?[]>, IAlternateEqualityComparer<ReadOnlySpan<KeyValue?>, KeyValue?[]>
{
    public bool Equals(KeyValue?[]? x, KeyValue?[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(KeyValue?[] obj) => GetHashCode(obj.AsSpan());

    public KeyValue?[] Create(ReadOnlySpan<KeyValue?> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<KeyValue?> alternate, KeyValue?[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<KeyValue?> alternate)
    {
        var hash = new HashCode();
        foreach (KeyValue? value in alternate)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
