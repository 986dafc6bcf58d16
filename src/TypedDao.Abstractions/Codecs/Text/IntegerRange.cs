using System.Runtime.CompilerServices;
using TypedDao.Schema;

namespace TypedDao.Codecs.Text;

/// <summary>The ranges of the integer types.</summary>
public static class IntegerRange
{
    /// <summary>Whether a value fits the type.</summary>
    /// <param name="kind">An integer type; every value fits what is none.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(ColumnKind kind, long value) => kind switch
    {
        ColumnKind.Int8 => value == (sbyte)value,
        ColumnKind.Int16 => value == (short)value,
        ColumnKind.Int32 => value == (int)value,
        _ => true,
    };
}
