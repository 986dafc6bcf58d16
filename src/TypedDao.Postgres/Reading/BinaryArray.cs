using System.Buffers.Binary;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Values;

namespace TypedDao.Postgres.Reading;

/// <summary>
/// The binary form of arrays: the number of dimensions, whether there are nulls, the type of the elements, of each dimension its length and
/// first index, then each element as its length, -1 for null, and its bytes.
/// </summary>
internal static class BinaryArray
{
    private const int Head = 12;
    private const int Dimension = 8;

    /// <summary>Reads an array of one dimension, or an empty one.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <typeparam name="TElement">Its shape.</typeparam>
    /// <param name="bytes">The binary form.</param>
    /// <param name="column">The column.</param>
    /// <param name="type">Its type, a list.</param>
    /// <param name="failure">Takes what cannot be read.</param>
    public static IReadOnlyList<T> Read<T, TElement>(ReadOnlySpan<byte> bytes, string column, ColumnType type, ValueFailure failure)
        where TElement : struct, IValueShape<T>
    {
        int dimensions = bytes.Length < Head ? -1 : BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (dimensions == 0)
        {
            return [];
        }

        if (dimensions != 1)
        {
            failure.Note(column, null, "an array of several dimensions");
            return [];
        }

        int count = bytes.Length < Head + Dimension ? -1 : BinaryPrimitives.ReadInt32BigEndian(bytes[Head..]);
        ReadOnlySpan<byte> rest = count < 0 ? default : bytes[(Head + Dimension)..];
        if (count < 0 || count > rest.Length / sizeof(int))
        {
            return Damaged<T>(column, failure);
        }

        var list = new T[count];
        for (int i = 0; i < count; i++)
        {
            int length = rest.Length < sizeof(int) ? int.MaxValue : BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length < -1 || length > rest.Length - sizeof(int))
            {
                return Damaged<T>(column, failure);
            }

            int size = Math.Max(length, 0);
            var reader = new BinaryElementReader(rest.Slice(sizeof(int), size), length < 0, type.Element!, column, failure);
            list[i] = TElement.Read(ref reader, 0);
            rest = rest[(sizeof(int) + size)..];
        }

        return list;
    }

    private static T[] Damaged<T>(string column, ValueFailure failure)
    {
        failure.Note(column, null, "not an array in the form that the server sends");
        return [];
    }
}
