using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using TypedDao.Postgres.Types;
using TypedDao.Schema;
using TypedDao.Sql.Statements;

namespace TypedDao.Postgres.Connection;

/// <summary>Makes commands of statements: every value is a parameter in its binary form.</summary>
internal static class PostgresCommands
{
    /// <summary>Makes a command.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="statement">The statement.</param>
    public static NpgsqlCommand Make(NpgsqlConnection connection, SqlStatement statement)
    {
        NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (SqlValue value in statement.Parameters)
        {
            command.Parameters.Add(value.IsArray ? Several((object[])value.Value, value.Kind) : One(value.Value, value.Kind));
        }

        return command;
    }

    private static NpgsqlParameter One(object value, ColumnKind kind)
    {
        NpgsqlDbType type = PostgresType.Of(kind).Parameter;
        return value switch
        {
            bool truth => Typed(truth, type),
            long number => Typed(number, type),
            double number => Typed(number, type),
            decimal number => Typed(number, type),
            string text => Typed(text, type),
            ReadOnlyMemory<byte> bytes => Typed(bytes.ToArray(), type),
            Guid uuid => Typed(uuid, type),
            DateOnly date => Typed(Days(date), type),
            TimeOnly time => Typed(Microseconds(time), type),
            DateTimeOffset instant => Typed(Microseconds(instant), type),
            DateTime local => Typed(Microseconds(local), type),
            _ => throw Unknown(value),
        };
    }

    private static NpgsqlParameter Several(object[] values, ColumnKind kind)
    {
        NpgsqlDbType type = PostgresType.Of(kind).Parameter | NpgsqlDbType.Array;
        return values[0] switch
        {
            bool => Typed(All(values, value => (bool)value), type),
            long => Typed(All(values, value => (long)value), type),
            double => Typed(All(values, value => (double)value), type),
            decimal => Typed(All(values, value => (decimal)value), type),
            string => Typed(All(values, value => (string)value), type),
            ReadOnlyMemory<byte> => Typed(All(values, value => ((ReadOnlyMemory<byte>)value).ToArray()), type),
            Guid => Typed(All(values, value => (Guid)value), type),
            DateOnly => Typed(All(values, value => Days((DateOnly)value)), type),
            TimeOnly => Typed(All(values, value => Microseconds((TimeOnly)value)), type),
            DateTimeOffset => Typed(All(values, value => Microseconds((DateTimeOffset)value)), type),
            DateTime => Typed(All(values, value => Microseconds((DateTime)value)), type),
            object other => throw Unknown(other),
        };
    }

    private static NpgsqlParameter<T> Typed<T>(T value, NpgsqlDbType type) => new() { TypedValue = value, NpgsqlDbType = type };

    private static T[] All<T>(object[] values, Converter<object, T> convert) => Array.ConvertAll(values, convert);

    // The driver would take the first and the last date for infinities.
    private static int Days(DateOnly date) => date.DayNumber - PostgresTime.FirstDay;

    private static long Microseconds(TimeOnly time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    private static long Microseconds(DateTimeOffset instant) => PostgresTime.Microseconds(instant.UtcTicks);

    private static long Microseconds(DateTime local) => PostgresTime.Microseconds(local.Ticks);

    private static ArgumentException Unknown(object value)
        => new(string.Create(CultureInfo.InvariantCulture, $"A column cannot be compared with a {value.GetType()}."), nameof(value));
}
