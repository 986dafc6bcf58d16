using TypedDao.BuiltIn;
using TypedDao.Codecs.Json;
using TypedDao.Extensibility;

namespace TypedDao.Codecs;

/// <summary>
/// Reads and writes <see cref="JsonLinesFormat"/>: one JSON object (RFC 8259) a line.
/// </summary>
/// <remarks>
/// <para>Files are UTF-8, with or without byte order mark. Empty lines are left out. A line that is not one object is a bad
/// row. A line is at most 64 MiB long, values nest at most 64 levels.</para>
/// <para>Keys stand in any order; unknown ones are left out, of equal ones the last counts, a missing one is null. Values have
/// the type of their column: numbers are not taken from strings, except decimals, and NaN and the infinities, which are
/// strings. Integers may have an exponent or a fraction as long as the value fits exactly.</para>
/// <para>Bytes are base64, dates and times strings; timestamps without zone are UTC. Maps are objects where the keys are
/// strings, otherwise lists of <c>{"key": …, "value": …}</c>; both are read.</para>
/// </remarks>
[Implements(typeof(JsonLinesFormat))]
public sealed class JsonLinesCodecProvider : ICodecProvider<JsonLinesFormat>
{
    /// <inheritdoc/>
    public ICodec Create(JsonLinesFormat options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new JsonLinesCodec(options);
    }
}
