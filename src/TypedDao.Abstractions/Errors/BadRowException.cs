using TypedDao.Codecs;

namespace TypedDao;

/// <summary>A row could not be read, and the object's <c>on_error</c> is <c>fail</c>.</summary>
/// <param name="row">The row that could not be read.</param>
public sealed class BadRowException(RejectedRow row)
    : TypedDaoException(ErrorKind.InvalidData, row.ToString())
{
    /// <summary>The row that could not be read.</summary>
    public RejectedRow Row { get; } = row;
}
