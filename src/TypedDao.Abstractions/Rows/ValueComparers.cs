using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Rows;

/// <summary>Structural equality of the members of rows that .NET compares by reference: lists, maps and bytes.</summary>
public static class ValueComparers
{
    /// <summary>Compares bytes by content.</summary>
    public static IEqualityComparer<ReadOnlyMemory<byte>> Bytes { get; } = new BytesComparer();

    /// <summary>Compares lists element by element, in order.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="element">Compares elements; null: their own equality.</param>
    public static IEqualityComparer<IReadOnlyList<T>?> List<T>(IEqualityComparer<T>? element = null)
        => new ListComparer<T>(element ?? EqualityComparer<T>.Default);

    /// <summary>Compares maps as sets of entries.</summary>
    /// <typeparam name="TKey">The key.</typeparam>
    /// <typeparam name="TValue">The value.</typeparam>
    /// <param name="value">Compares values; null: their own equality.</param>
    public static IEqualityComparer<IReadOnlyDictionary<TKey, TValue>?> Map<TKey, TValue>(IEqualityComparer<TValue>? value = null)
        where TKey : notnull
        => new MapComparer<TKey, TValue>(value ?? EqualityComparer<TValue>.Default);

    /// <summary>Compares nullable values.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="inner">Compares values that are there.</param>
    public static IEqualityComparer<T?> Nullable<T>(IEqualityComparer<T> inner)
        where T : struct
        => new NullableComparer<T>(inner);

    private sealed class BytesComparer : IEqualityComparer<ReadOnlyMemory<byte>>
    {
        public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<byte> obj)
        {
            var hash = new HashCode();
            hash.AddBytes(obj.Span);
            return hash.ToHashCode();
        }
    }

    private sealed class ListComparer<T>(IEqualityComparer<T> element) : IEqualityComparer<IReadOnlyList<T>?>
    {
        public bool Equals(IReadOnlyList<T>? x, IReadOnlyList<T>? y)
        {
            if (ReferenceEquals(x, y))
            {
                return true;
            }

            if (x is null || y is null || x.Count != y.Count)
            {
                return false;
            }

            for (int i = 0; i < x.Count; i++)
            {
                if (!element.Equals(x[i], y[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode([DisallowNull] IReadOnlyList<T>? obj)
        {
            var hash = new HashCode();
            foreach (T item in obj)
            {
                hash.Add(item, element);
            }

            return hash.ToHashCode();
        }
    }

    private sealed class MapComparer<TKey, TValue>(IEqualityComparer<TValue> value) : IEqualityComparer<IReadOnlyDictionary<TKey, TValue>?>
        where TKey : notnull
    {
        public bool Equals(IReadOnlyDictionary<TKey, TValue>? x, IReadOnlyDictionary<TKey, TValue>? y)
        {
            if (ReferenceEquals(x, y))
            {
                return true;
            }

            if (x is null || y is null || x.Count != y.Count)
            {
                return false;
            }

            foreach ((TKey key, TValue left) in x)
            {
                if (!y.TryGetValue(key, out TValue? right) || !value.Equals(left, right))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode([DisallowNull] IReadOnlyDictionary<TKey, TValue>? obj)
        {
            int hash = obj.Count;
            foreach ((TKey key, TValue item) in obj)
            {
                hash ^= HashCode.Combine(key, item is null ? 0 : value.GetHashCode(item));
            }

            return hash;
        }
    }

    private sealed class NullableComparer<T>(IEqualityComparer<T> inner) : IEqualityComparer<T?>
        where T : struct
    {
        public bool Equals(T? x, T? y)
            => x is { } left ? y is { } right && inner.Equals(left, right) : y is null;

        public int GetHashCode(T? obj) => obj is { } value ? inner.GetHashCode(value) : 0;
    }
}
