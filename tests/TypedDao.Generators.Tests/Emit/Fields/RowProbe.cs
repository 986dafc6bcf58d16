using System.Reflection;
using TypedDao.Schema;

namespace TypedDao.Generators.Tests.Emit.Fields;

/// <summary>Calls an emitted shape, whose type is known at run time alone.</summary>
internal sealed class RowProbe(Type shape)
{
    public RowSchema Schema => (RowSchema)shape.GetProperty("Schema")!.GetValue(null)!;

    public object Read(object?[] values, List<string>? log = null)
        => shape.GetMethod("Read")!.MakeGenericMethod(typeof(FieldReader)).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [new FieldReader(values, log)], null)!;

    public object?[] Write(object row)
    {
        List<object?> values = [];
        shape.GetMethod("Write")!.MakeGenericMethod(typeof(FieldWriter)).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [row, new FieldWriter(values)], null);
        return [.. values];
    }

    /// <summary>Reads, writes and reads again: the values stay, and the rows are equal by content.</summary>
    public object RoundTrip(object?[] values)
    {
        object row = Read(values);
        object?[] written = Write(row);
        AssertEqual(values, written);
        object again = Read(written);
        Assert.Equal(row, again);
        Assert.Equal(row.GetHashCode(), again.GetHashCode());
        return row;
    }

    private static void AssertEqual(object? expected, object? actual)
    {
        switch (expected, actual)
        {
            case (object?[] left, object?[] right):
                Assert.Equal(left.Length, right.Length);
                for (int i = 0; i < left.Length; i++)
                {
                    AssertEqual(left[i], right[i]);
                }

                break;
            case (MapFields left, MapFields right):
                AssertEqual(left.Keys, right.Keys);
                AssertEqual(left.Values, right.Values);
                break;
            default:
                Assert.Equal(expected, actual);
                break;
        }
    }
}
