using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its rows can be inserted or updated by primary key; see <see cref="WriteOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(IUpsertsRows), Access = AccessLevel.Modify, Requires = YamlRole.PrimaryKeys)]
public interface IUpsertable<TRow> : IRowObject<TRow>;
