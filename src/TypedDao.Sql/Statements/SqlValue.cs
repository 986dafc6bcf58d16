using TypedDao.Schema;

namespace TypedDao.Sql.Statements;

/// <summary>A parameter: a value of a filter, or an array of such values.</summary>
/// <param name="Kind">The kind of the value or of each.</param>
/// <param name="Value">As <c>FilterValue</c> holds it; of an array a list of such objects.</param>
/// <param name="IsArray">Whether it is an array.</param>
internal readonly record struct SqlValue(ColumnKind Kind, object Value, bool IsArray = false);
